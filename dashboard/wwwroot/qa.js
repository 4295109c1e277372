// The few things that only the browser can do.
window.qa = {
  theme(dark) {
    const name = dark ? "dark" : "light";
    document.documentElement.className = name;
    document.cookie = `qa-theme=${name}; path=/; max-age=31536000; samesite=lax`;
  },
  focus(id) {
    document.getElementById(id)?.focus();
  },
  // Scrolls within the transcript only, so that the page itself stays where the reader put it.
  reveal(id, smooth) {
    const target = document.getElementById(id);
    if (!target) return false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: smooth && !calm ? "smooth" : "auto" });
    return true;
  },
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
  print() {
    window.print();
  },
};
