/// Scripts: canned replies and playbooks.
@NullMarked
package org.sportello.script;

import org.jspecify.annotations.NullMarked;
