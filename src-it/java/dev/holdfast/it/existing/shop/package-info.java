/** A shop of servlets and JSP pages as such shops are written: it knows of {@code HttpSession} and of nothing else. */
package dev.holdfast.it.existing.shop;
