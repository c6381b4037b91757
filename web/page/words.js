// What the scripts say, in the language of the page: the block `#words` has the text of every message by its id.

const texts = JSON.parse(document.getElementById("words")?.textContent || "{}");
const language = document.documentElement.lang || "en";
const megabytes = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The text of a message with values for its variables, `{ $name }`. */
export function word(id, values = {}) {
  const text = texts[id];
  if (text === undefined) {
    // An id is no word for a reader: rather nothing.
    console.error(`the page has no text for ${id}`);
    return "";
  }
  return text.replace(/\{\s*\$([\w-]+)\s*\}/g, (whole, name) => values[name] ?? whole);
}

/** Bytes as a reader reads them, in megabytes. */
export const inMegabytes = (bytes) => megabytes.format(bytes / 1e6);
