/// A lively sample shop: a year of invented mail, and an embedded mail server that goes on living.
@NullMarked
package org.sportello.app.demo;

import org.jspecify.annotations.NullMarked;
