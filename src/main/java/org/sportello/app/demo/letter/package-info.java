/// Mail as the usual mail programs write it: their forms, quotations and signatures.
@NullMarked
package org.sportello.app.demo.letter;

import org.jspecify.annotations.NullMarked;
