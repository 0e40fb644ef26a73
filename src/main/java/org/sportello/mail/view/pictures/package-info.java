/// The settings' page on pictures in mail.
@NullMarked
package org.sportello.mail.view.pictures;

import org.jspecify.annotations.NullMarked;
