// Building parts of the page. Text always becomes text nodes, so nothing that people write can become markup.

export const byId = (id) => document.getElementById(id);

/** A new element with properties set on it and children put in; `null` among them is left out. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const copyOf = (id) => byId(id).content.firstElementChild.cloneNode(true);

export const unseen = (text) => element("span", { className: "unseen", textContent: text });

/** A drawing from [class, path] pairs. */
export function drawing(size, viewBox, strokes) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const attributes = { viewBox, width: size[0], height: size[1], "aria-hidden": "true" };
  Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
  for (const [className, d] of strokes) {
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("class", className);
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** Text as nodes, where a pair of asterisks around words is bold. */
export function marked(text) {
  return text.split(/\*(\S(?:[^*\n]*\S)?)\*/).map((part, index) =>
    index % 2 ? element("strong", { textContent: part }) : document.createTextNode(part));
}
