// Material loads the script that searches, and the whole site's search index, with each page,
// though few readers search. This holds both back until the reader turns to the search. Should
// Material load them in another way, nothing is held back and nothing is lost.
(() => {
  const turned = new Promise((go) => {
    const look = ({ target }) =>
      target.closest("[data-md-component=search], [data-md-toggle=search], [for=__search]") && go();
    ["focusin", "pointerover", "change"].forEach((turn) => addEventListener(turn, look));
    if (document.querySelector("[data-md-toggle=search]:checked")) go();
  });
  const requests = XMLHttpRequest.prototype;
  const { open } = requests;
  requests.open = function (method, address) {
    open.apply(this, arguments);
    if (!/\/search_index\.json$/.test(address)) return;
    requests.open = open;
    this.send = () => turned.then(() => requests.send.call(this));
  };
  const { Worker } = window;
  window.Worker = function (address) {
    window.Worker = Worker;
    if (!/\/workers\/search\b[^/]*$/.test(address)) return new Worker(address);
    // Stands in for the worker: what is told to it before it is there, and what it will say.
    const standIn = new EventTarget();
    const ready = turned.then(() => {
      const worker = new Worker(address);
      worker.onmessage = ({ data }) => standIn.dispatchEvent(new MessageEvent("message", { data }));
      return worker;
    });
    standIn.postMessage = (data) => ready.then((worker) => worker.postMessage(data));
    return standIn;
  };
})();
