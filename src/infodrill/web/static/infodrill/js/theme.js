// Light, dark or as the system: kept in a cookie so that the server names it on the page at once.
export function chooseTheme(choice) {
  document.cookie = `infodrill_theme=${choice}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.theme = choice;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-choice]");
  if (button) chooseTheme(button.dataset.themeChoice);
});
