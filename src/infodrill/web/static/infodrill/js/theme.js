// Light, dark or as the system: kept in a cookie so that the server sends the right sheet at once.
export function chooseTheme(choice) {
  document.cookie = `infodrill_theme=${choice}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.theme = choice;
  document.getElementById("dark").media = { dark: "all", light: "not all" }[choice] ?? "(prefers-color-scheme: dark)";
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-choice]");
  if (button) chooseTheme(button.dataset.themeChoice);
});
