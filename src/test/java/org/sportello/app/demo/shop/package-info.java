/// The demo shop's year of mail, and its living server.
@NullMarked
package org.sportello.app.demo.shop;

import org.jspecify.annotations.NullMarked;
