// How much of the window is seen while a keyboard lies over it: the map keeps to that.
//
// The bars of a browser come and go by themselves: the stage is as high as they leave it, by `100dvh` in the style sheet.

const root = document.documentElement;
const visible = window.visualViewport;

function follow() {
  // Who has enlarged the page looks at a part of it; the map stays as it is.
  const isCovered = visible.scale < 1.01 && visible.height < root.clientHeight - 1;
  const sizes = isCovered ? [`${visible.offsetTop}px`, `${visible.height}px`] : [null, null];
  ["--visible-top", "--visible-height"].forEach((name, index) => {
    if (sizes[index] === null) root.style.removeProperty(name);
    else root.style.setProperty(name, sizes[index]);
  });
}

visible?.addEventListener("resize", follow);
visible?.addEventListener("scroll", follow);
