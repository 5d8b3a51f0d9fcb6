// Filters and "copy link": nothing that a page needs to be read. Material's instant loading
// replaces the page without loading this again, so everything is bound anew for each page.
(() => {
  const filter = (page, form) => {
    const boxes = [...form.querySelectorAll("input")];
    const told = form.querySelector(".dl-shown");
    const clear = form.querySelector("[type=reset]");
    const { lang } = form.closest("[lang]");
    let events, rows, sets, rule, timer;

    // Nothing of this is done before a reader asks for it.
    const prepare = () => {
      events = [...page.querySelectorAll(".dl-event")];
      rows = [...page.querySelectorAll(".dl-group, .dl-event")];
      sets = events.map((event) => new Set(event.dataset.f.split(" ")));
      // One rule for what is asked: to weigh each event against a rule for every chip takes longer.
      rule = form.appendChild(document.createElement("style"));
    };

    const apply = (remember) => {
      if (!rule) prepare();
      const all = boxes.filter((box) => box.checked).map((box) => box.name);
      // "Headlines only" hides no event.
      const on = all.filter((token) => token !== "skim");
      const shown = new Set(events.filter((_, i) => on.every((token) => sets[i].has(token))));
      const asked = on.map((token) => `[data-f~="${token}"]`).join("");
      rule.textContent = asked && `.dl-event:not(${asked}){display:none}`;
      page.classList.toggle("dl-some", on.length);
      page.classList.toggle("dl-skim", on.length < all.length);
      let group;
      rows.forEach((row) => {
        if (row.matches(".dl-group")) (group = row).hidden = true;
        else if (shown.has(row)) group.hidden = false;
      });
      clear.hidden = !all.length;
      // Told once the reader pauses, so that screen readers are not interrupted.
      clearTimeout(timer);
      timer = setTimeout(() => {
        const counts = { shown: shown.size, total: events.length };
        const write = (_, name) => counts[name].toLocaleString(lang);
        told.textContent = on.length ? told.dataset.text.replace(/{(\w+)}/g, write) : "";
      }, 150);
      if (!remember) return;
      const url = new URL(location);
      all.length ? url.searchParams.set("show", all.join(" ")) : url.searchParams.delete("show");
      history.replaceState(history.state, "", url);
    };

    form.addEventListener("change", () => apply(true));
    form.addEventListener("reset", () => setTimeout(() => apply(true)));
    form.addEventListener("submit", (event) => event.preventDefault());
    // One stop for the Tab key; arrow keys go from chip to chip.
    boxes.forEach((box, i) => {
      box.tabIndex = i ? -1 : 0;
      box.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const next = boxes[(i + step + boxes.length) % boxes.length];
        boxes.forEach((other) => (other.tabIndex = other === next ? 0 : -1));
        next.focus();
      });
    });
    const wanted = (new URL(location).searchParams.get("show") || "").split(" ");
    boxes.forEach((box) => (box.checked = wanted.includes(box.name)));
    if (boxes.some((box) => box.checked)) {
      form.querySelector("details").open = true;
      apply(false);
      // The browser may have gone to it while all events were there, or be about to.
      const land = () => document.querySelector(":target")?.scrollIntoView();
      land();
      addEventListener("load", land, { once: true });
    }
  };

  // A button beside each permanent link, made when its event comes into view.
  const copy = (page) => {
    if (!navigator.clipboard) return;
    const seen = new IntersectionObserver((entries) => {
      entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
        seen.unobserve(target);
        const link = target.querySelector(".dl-foot a[href*='/e/'], .dl-foot a[href^='e/']");
        if (!link) return;
        const added = document.createElement("span");
        added.className = "dl-copy";
        const button = document.createElement("button");
        button.textContent = page.dataset.copy;
        button.onclick = () =>
          navigator.clipboard.writeText(link.href.replace(/index\.html$/, "")).then(() => {
            button.textContent = page.dataset.copied;
          });
        added.append(" · ", button);
        link.after(added);
      });
    });
    page.querySelectorAll(".dl-event").forEach((event) => seen.observe(event));
  };

  const start = () => {
    // Material gives its search dialog no name.
    const search = document.querySelector(".md-search[role=dialog]:not([aria-label])");
    search?.setAttribute("aria-label", search.querySelector("input").ariaLabel);
    const page = document.querySelector(".dl[data-copy]");
    if (!page || page.dataset.ready) return;
    page.dataset.ready = "1";
    const form = page.querySelector(".dl-filters");
    if (form) filter(page, form);
    // In a task of its own, since nobody waits for it.
    setTimeout(() => copy(page));
  };
  window.document$ ? window.document$.subscribe(start) : start();
})();
