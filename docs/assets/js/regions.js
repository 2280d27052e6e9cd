// Fills every [data-region-finder] with a field that leads to the reader's own region.

const places = document.querySelectorAll("[data-region-finder]");

if (places.length) {
  const root = new URL(places[0].dataset.root, document.baseURI);
  const { mount } = await import(new URL("assets/js/regions/finder.js", root));
  for (const place of places) mount(place, root);
}
