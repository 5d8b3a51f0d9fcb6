// Filters, and nothing that a page needs to be read. Material's instant loading replaces
// the page without loading this again, so everything is bound for each page.
(() => {
  const start = () => {
    const form = document.querySelector(".dl-filters");
    if (!form || form.dataset.ready) return;
    form.dataset.ready = "1";
    const page = form.closest(".dl");
    const boxes = [...form.querySelectorAll("input")];
    const events = [...page.querySelectorAll(".dl-event")];
    const groups = [...page.querySelectorAll(".dl-group")];
    const told = form.querySelector(".dl-shown");
    const clear = form.querySelector("[type=reset]");
    const sets = events.map((event) => new Set(event.dataset.f.split(" ")));

    const apply = (remember) => {
      const on = boxes.filter((box) => box.checked).map((box) => box.name);
      page.dataset.filter = on.join(" ");
      const shown = sets.map((set) => on.every((token) => set.has(token)));
      const count = shown.filter(Boolean).length;
      const visible = new Set(events.filter((_, i) => shown[i]));
      groups.forEach((group, i) => {
        let next = group.nextElementSibling;
        let any = false;
        for (; next && next !== groups[i + 1]; next = next.nextElementSibling) any ||= visible.has(next);
        group.hidden = !any;
      });
      told.hidden = clear.hidden = !on.length;
      told.textContent = told.dataset.text.replace("{shown}", count).replace("{total}", events.length);
      if (!remember) return;
      const url = new URL(location);
      on.length ? url.searchParams.set("show", on.join(" ")) : url.searchParams.delete("show");
      history.replaceState(history.state, "", url);
    };

    form.addEventListener("change", () => apply(true));
    form.addEventListener("reset", () => setTimeout(() => apply(true)));
    form.addEventListener("submit", (event) => event.preventDefault());
    const wanted = (new URL(location).searchParams.get("show") || "").split(" ");
    boxes.forEach((box) => (box.checked = wanted.includes(box.name)));
    if (boxes.some((box) => box.checked)) {
      form.querySelector("details").open = true;
      apply(false);
    }
  };
  window.document$ ? window.document$.subscribe(start) : start();
})();
