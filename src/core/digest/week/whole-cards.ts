/** Whole cards in the document of a week, unless somebody asks for another number. */
export const DEFAULT_WHOLE_CARDS = 10;
