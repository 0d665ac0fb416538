/** @file A page over a folder of screenshots: arrows go from screen to screen and from size to size. */

export const leafThrough = (screens: readonly string[], variants: readonly string[]): string => `<!doctype html>
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { margin: 0; background: #444; color: #eee; font: 13px system-ui; }
  nav { display: flex; gap: 12px; padding: 8px; align-items: center; }
  img { display: block; max-width: 100vw; margin: 0 auto; }
</style>
<nav>
  <select id="screen">${screens.map((name) => `<option>${name}</option>`).join('')}</select>
  <select id="variant">${variants.map((name) => `<option>${name}</option>`).join('')}</select>
  <span>Left and right: screens. Up and down: sizes and themes.</span>
</nav>
<img id="picture" alt="">
<script>
  const screen = document.getElementById('screen'), variant = document.getElementById('variant');
  const show = () => { document.getElementById('picture').src = screen.value + '/' + variant.value + '.jpg'; };
  const step = (list, by) => { list.selectedIndex = (list.selectedIndex + by + list.length) % list.length; show(); };
  addEventListener('keydown', (event) => {
    const move = { ArrowLeft: [screen, -1], ArrowRight: [screen, 1], ArrowUp: [variant, -1], ArrowDown: [variant, 1] }[event.key];
    if (move) { event.preventDefault(); step(...move); }
  });
  screen.onchange = variant.onchange = show;
  show();
</script>
`;
