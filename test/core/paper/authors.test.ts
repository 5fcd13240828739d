import { expect, test } from "vitest";
import { keepItem, parseListing } from "../../../src/core/paper/listing.ts";

const ID = "2602.12205";

/** A paper as the Hub lists it: with the organization's account and those of its authors. */
const ITEM = {
  paper: {
    id: ID,
    organization: { _id: "65e4", name: "DeepGenTeam", fullname: "DeepGen", avatar: "/a.png" },
    authors: [
      {
        name: "Ada Lovelace",
        status: "claimed_verified",
        user: { _id: "1", user: "AdaL", fullname: "Ada", type: "user", isPro: false },
      },
      { name: "Alan Turing", status: "admin_assigned", user: { user: "turing.a" } },
      { name: "Grace Hopper", hidden: false },
      { name: "Kurt Gödel", user: { user: "goedel" } },
    ],
  },
};

const readOwners = (item: unknown) => parseListing([item]).owners.get(ID);

test("a paper belongs to its organization's account and to those of its authors", () => {
  expect(readOwners(ITEM)).toEqual(["deepgenteam", "adal", "turing.a", "goedel"]);
});

test("what is kept of an item says as much", () => {
  const kept = keepItem(ITEM);

  expect(readOwners(kept)).toEqual(readOwners(ITEM));
  expect(keepItem(kept)).toEqual(kept);
  expect(parseListing([kept]).papers).toEqual(parseListing([ITEM]).papers);
  expect(JSON.stringify(kept)).not.toMatch(/isPro|avatar/);
  expect(JSON.stringify(kept).length).toBeLessThan(JSON.stringify(ITEM).length);
});

test.each([
  ["that waits to be looked at", { status: "claimed", user: { user: "stranger" } }],
  ["that was only guessed", { status: "extracted_pending", user: { user: "stranger" } }],
  ["in a state that nobody knows", { status: 7, user: { user: "stranger" } }],
  ["of a hidden author", { hidden: true, user: { user: "stranger" } }],
  ["that names no account", { user: { fullname: "Stranger" } }],
  ["by a name that no account can have", { user: { user: "../stranger" } }],
  ["of a foreign form", { user: [["stranger"]] }],
])("a claim %s owns nothing", (_name, author) => {
  const authors = [{ name: "Somebody", ...author }];

  expect(readOwners({ paper: { id: ID, authors } })).toEqual([]);
});

test("a name without an account is kept as it always was", () => {
  const authors = ["Ada Lovelace", { name: "Alan Turing" }];

  expect(keepItem({ paper: { id: ID, authors } })).toEqual({
    paper: { id: ID, authors: ["Ada Lovelace", "Alan Turing"] },
  });
});
