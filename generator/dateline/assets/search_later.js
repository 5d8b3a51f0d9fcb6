// Material loads the script that searches, and the whole site's search index, with each page,
// though few readers search. This holds both back until the reader turns to the search. Should
// Material load them in another way, nothing is held back and nothing is lost.
(() => {
  const places = "[data-md-component=search], [data-md-toggle=search], [for=__search]";
  const turns = ["focusin", "pointerover", "change"];
  const atTurn = (go) => {
    const ask = ({ target }) => {
      if (!target.closest(places)) return;
      turns.forEach((turn) => document.removeEventListener(turn, ask));
      go();
    };
    turns.forEach((turn) => document.addEventListener(turn, ask));
    const opened = document.querySelector("[data-md-toggle=search]:checked");
    if (opened) ask({ target: opened });
  };
  const requests = XMLHttpRequest.prototype;
  const { open, send } = requests;
  requests.open = function (method, address) {
    open.apply(this, arguments);
    if (!/\/search_index\.json$/.test(address)) return;
    requests.open = open;
    this.send = () => atTurn(() => send.call(this));
  };
  const { Worker } = window;
  window.Worker = function (address) {
    window.Worker = Worker;
    if (!/\/workers\/search\b[^/]*$/.test(address)) return new Worker(address);
    // What is told to it before it is there, and what it will say.
    const told = [];
    const standIn = new EventTarget();
    standIn.postMessage = (data) => told.push(data);
    atTurn(() => {
      const worker = new Worker(address);
      worker.onmessage = ({ data }) => standIn.dispatchEvent(new MessageEvent("message", { data }));
      standIn.postMessage = (data) => worker.postMessage(data);
      told.forEach(standIn.postMessage);
    });
    return standIn;
  };
})();
