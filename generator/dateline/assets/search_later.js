// Material asks for the whole site's search index with each page, though few readers search.
// This holds that one request back until the reader turns to the search. Should Material ask
// in another way, nothing is held back and nothing is lost.
(() => {
  const requests = XMLHttpRequest.prototype;
  const { open, send } = requests;
  requests.open = function (method, address) {
    open.apply(this, arguments);
    if (!/\/search_index\.json$/.test(address)) return;
    requests.open = open;
    this.send = () => {
      const places = "[data-md-component=search], [data-md-toggle=search], [for=__search]";
      const turns = ["focusin", "pointerover", "change"];
      const ask = ({ target }) => {
        if (!target.closest(places)) return;
        turns.forEach((turn) => document.removeEventListener(turn, ask));
        send.call(this);
      };
      turns.forEach((turn) => document.addEventListener(turn, ask));
      const opened = document.querySelector("[data-md-toggle=search]:checked");
      if (opened) ask({ target: opened });
    };
  };
})();
