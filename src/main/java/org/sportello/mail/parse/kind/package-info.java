/// What kind a message is: ours, a mail system's report, a program's answer, sent to many, or (in
/// any doubt) a customer's; and what a report says.
@NullMarked
package org.sportello.mail.parse.kind;

import org.jspecify.annotations.NullMarked;
