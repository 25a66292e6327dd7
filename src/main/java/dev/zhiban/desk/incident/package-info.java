/// Joins what employees report with what is unusual in the logs of a service to candidates of major incidents, which a lead
/// accepts or dismisses. `Joining` and what it uses need no framework and no model.
@NullMarked
package dev.zhiban.desk.incident;

import org.jspecify.annotations.NullMarked;
