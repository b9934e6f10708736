// A button [data-print] asks the browser to print the page, or to save it as PDF. Without script it is not there.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
