package jitsiprivacy.consent.web;

import com.microsoft.playwright.Page;

/** Windows to look through. */
enum Size {
  DESKTOP(1280, 800),
  PHONE(360, 640),
  /** The desktop's at 200 %. */
  ZOOMED(640, 400),
  /** The desktop's at 400 %, which WCAG asks for. */
  ZOOMED_TWICE(320, 256);

  final int width;
  final int height;

  Size(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void set(Page page) {
    page.setViewportSize(width, height);
  }
}
