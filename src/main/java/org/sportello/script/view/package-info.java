/// The Scripts screen: canned replies and playbooks, written, checked and tried out.
@NullMarked
package org.sportello.script.view;

import org.jspecify.annotations.NullMarked;
