// A wall's list leaves out whole what has no room, in a column beside and out of sight. The line below it counts that too.
const unseen = (list) => [...list.children].filter((row) => row.offsetLeft >= list.clientWidth).length;

function count() {
  for (const line of document.querySelectorAll("[data-left-out]")) {
    const tell = () => {
      const more = Number(line.dataset.leftOut) + unseen(line.previousElementSibling);
      line.hidden = !more;
      line.textContent = line.dataset.words.replace("{n}", more);
    };
    tell();
    tell(); // the line takes room itself
  }
}
count();
document.fonts.ready.then(count);
addEventListener("resize", count);
// The page's own line is no news.
new MutationObserver((changes) => {
  if (changes.some(({ target }) => !target.matches("[data-left-out]"))) count();
}).observe(document.querySelector("main"), { childList: true, subtree: true });
