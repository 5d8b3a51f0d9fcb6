// "Copy" before each form of a citation. The buttons are made by this alone, so that none is dead
// where no script may run or no page may write to the clipboard; a form is selected by a click too.
(() => {
  const { clipboard } = navigator;
  if (!clipboard) return;
  const { copy, copied } = document.querySelector("main").dataset;
  document.querySelectorAll(".form").forEach((form) => {
    const button = document.createElement("button");
    const named = form.parentElement.querySelector("[id]");
    const text = form.textContent.trim();
    // What has titles in italics keeps them where it is pasted.
    const rich = form.tagName === "P" && window.ClipboardItem;
    const blob = (words, type) => new Blob([words], { type });
    button.type = "button";
    button.textContent = copy;
    button.setAttribute("aria-describedby", named ? named.id : "cite_sources");
    form.before(button);
    button.onclick = () => {
      const written = rich
        ? clipboard.write([new ClipboardItem({
          "text/plain": blob(text, "text/plain"),
          "text/html": blob(form.innerHTML.trim(), "text/html"),
        })])
        : clipboard.writeText(text);
      written.then(() => {
        button.textContent = copied;
        setTimeout(() => (button.textContent = copy), 2000);
      }, () => getSelection().selectAllChildren(form));
    };
  });
})();
