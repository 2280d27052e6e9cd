// Before the first paint: the palette the reader chose last time, or the system's, by the theme's own names.
{
  let scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  try {
    scheme = localStorage.getItem("tampilan") ?? scheme;
  } catch {
    // A browser that keeps nothing shows the system's palette.
  }
  document.documentElement.dataset.mdColorScheme = scheme;
}
