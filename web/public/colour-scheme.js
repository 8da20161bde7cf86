// Sets the colour scheme and the language before the first paint, so that nothing flashes.
// The keys are those of src/ui/theme.ts and src/ui/i18n/language.tsx.
(function () {
  var root = document.documentElement;
  try {
    var scheme = localStorage.getItem("colombage.colour-scheme");
    if (scheme !== "light" && scheme !== "dark") {
      scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    }
    root.setAttribute("data-mantine-color-scheme", scheme);
    if (localStorage.getItem("colombage.language") === "en") root.lang = "en";
  } catch {
    root.setAttribute("data-mantine-color-scheme", "light");
  }
})();
