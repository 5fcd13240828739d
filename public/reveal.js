// @ts-check
// Scrolling inside one part of the page, while the page itself stays where it is.

/** Least distance of what is shown to the edge, in CSS pixels. */
const EDGE = 8;

/** Scrolls a part so that these elements stand in it, or at least their beginning. @param {Element} scroller @param {Element[]} elements */
export function reveal(scroller, elements) {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  if (boxes.length === 0) return;
  const { top, height } = scroller.getBoundingClientRect();
  const first = Math.min(...boxes.map((box) => box.top));
  const last = Math.max(...boxes.map((box) => box.bottom));
  if (first >= top && last <= top + height) return;
  scroller.scrollTop += first - top - Math.max(EDGE, (height - (last - first)) / 2);
}
