/// The invented shop: its people, its matters of a year, and what its customers write.
@NullMarked
package org.sportello.app.demo.shop;

import org.jspecify.annotations.NullMarked;
