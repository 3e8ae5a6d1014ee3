// The little that a page does beyond HTML. Every page works without it. No inline script: the security policy allows none.
import { Button, CharacterCount, ErrorSummary, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, CharacterCount, ErrorSummary]) createAll(component);

// While a note is typed: the kinds that its words suggest, as chips. The server keeps nothing of what it is sent.
const PAUSE = 700;
const FEWEST = 8;
const box = document.querySelector("[data-kinds]");
if (box) {
  const form = box.closest("form"), status = box.nextElementSibling;
  let waiting, told = "", sent = 0;
  const say = () => {
    const kinds = [...box.querySelectorAll(".seen-chip__label")].map((chip) => chip.textContent.trim()).join(", ");
    if (kinds !== told) status.textContent = kinds ? `Your words suggest: ${kinds}. Choose those that are right, or none.` : "";
    told = kinds;
  };
  const look = async () => {
    if (form.elements.text.value.trim().length < FEWEST && !box.children.length) return;
    const body = new URLSearchParams({ band: box.dataset.band });
    for (const [name, value] of new FormData(form)) {
      if (/^(csrfmiddlewaretoken|text|worry|kinds|[a-z_.]+:[a-z_]+)$/.test(name)) body.append(name, value);
    }
    const mine = (sent += 1);
    try {
      const answer = await fetch(box.dataset.kinds, { method: "POST", body });
      const chips = await answer.text();
      const busy = box.contains(document.activeElement) && document.activeElement.type === "text";
      if (!answer.ok || mine !== sent || busy) return;
      const at = box.contains(document.activeElement) ? document.activeElement.id : "";
      box.innerHTML = chips;
      if (at) document.getElementById(at)?.focus();
      say();
    } catch {
      // Without an answer the kinds are offered after saving, as they are without this script.
    }
  };
  form.addEventListener("input", (event) => {
    const name = event.target.name;
    if (name !== "text" && name !== "worry" && name !== "kinds") return;
    clearTimeout(waiting);
    waiting = setTimeout(look, name === "text" ? PAUSE : 0);
  });
}

// Work that goes on beside the page: ask every three seconds how far it is; once it is done, show the page that follows.
// Whoever has just sent a form or followed a link is on the way: to show this page again would take them back.
const STILL_HERE = 10_000;
let left = -STILL_HERE;
addEventListener("beforeunload", () => { left = performance.now(); });
const askAgain = async () => {
  const here = document.querySelector("[data-goes-on]");
  if (!here) return;
  try {
    const answer = await fetch(location.href);
    const there = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-goes-on]");
    if (there) here.replaceChildren(...there.childNodes);
    else if (performance.now() - left > STILL_HERE) return location.reload();
  } catch {} // no connection just now: the next question may get through
  setTimeout(askAgain, 3000);
};
setTimeout(askAgain, 3000);

// A part of a page that takes longer to make than the rest: its link stands until it is here.
for (const here of document.querySelectorAll("[data-fills]")) {
  fetch(here.dataset.fills).then((answer) => (answer.ok ? answer.text() : "")).then((page) => {
    const there = new DOMParser().parseFromString(page, "text/html").querySelector("[data-pictures]");
    if (there?.children.length) here.replaceChildren(...there.childNodes);
  }).catch(() => {}); // no connection just now: the link still leads there
}

// A sheet on a handed-over device: "Hide this now", and Shift three times, blank the page before the lock is there.
// The worker's other tabs ask anew, and find the lock too.
const exit = document.querySelector("[data-exit]");
const tabs = new BroadcastChannel("seen");
tabs.addEventListener("message", () => exit || location.replace(location.href));
if (exit) {
  tabs.postMessage("handed over");
  const leave = (event) => {
    event?.preventDefault();
    document.body.replaceChildren();
    document.title = "";
    location.replace(exit.href);
  };
  let shifts = [];
  exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts.length === 3 && shifts[2] - shifts[0] < 5000) leave();
  });
}
