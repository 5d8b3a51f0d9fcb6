// "Copy" beside each form of a citation. The buttons are shown by this alone, so that none is dead
// where no script may run or no page may write to the clipboard; a form is selected by a click too.
(() => {
  const { clipboard } = navigator;
  if (!clipboard) return;
  document.querySelectorAll("button[data-copied]").forEach((button) => {
    const form = button.closest("section, details").querySelector(".form");
    const label = button.textContent;
    const text = form.textContent.trim();
    // What has titles in italics keeps them where it is pasted.
    const rich = form.tagName === "P" && window.ClipboardItem;
    const blob = (words, type) => new Blob([words], { type });
    button.hidden = false;
    button.onclick = () => {
      const written = rich
        ? clipboard.write([new ClipboardItem({
          "text/plain": blob(text, "text/plain"),
          "text/html": blob(form.innerHTML.trim(), "text/html"),
        })])
        : clipboard.writeText(text);
      written.then(() => {
        button.textContent = button.dataset.copied;
        setTimeout(() => (button.textContent = label), 2000);
      }, () => getSelection().selectAllChildren(form));
    };
  });
})();
