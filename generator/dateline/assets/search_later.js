// Material loads the script that searches, and the whole site's search index, with each page,
// though few readers search. This holds the index back until the reader turns to the search, and
// the script until there is something to tell it. Should Material load them in another way,
// nothing is held back and nothing is lost.
(() => {
  const turned = new Promise((go) =>
    addEventListener("focusin", ({ target }) => target.closest(".md-search") && go()));
  const requests = XMLHttpRequest.prototype;
  const { open, send } = requests;
  requests.open = function (...asked) {
    open.apply(this, asked);
    if (/search_index/.test(asked)) this.send = () => turned.then(() => send.call(this));
  };
  const { Worker } = window;
  window.Worker = function (...asked) {
    if (!/workers.search/.test(asked)) return new Worker(...asked);
    // Stands in for the worker until that is told something, and says what it says.
    const standIn = new EventTarget();
    let worker;
    standIn.postMessage = (data) => {
      worker ||= new Worker(...asked);
      worker.onmessage = (said) => standIn.dispatchEvent(new MessageEvent("message", said));
      worker.postMessage(data);
    };
    return standIn;
  };
})();
