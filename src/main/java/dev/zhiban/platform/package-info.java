/// What every feature stands on: the one clock, the database, the outbox, problem answers, masking, language.
///
/// Stays small: what one feature alone uses lives in that feature. Knows no feature.
@NullMarked
package dev.zhiban.platform;

import org.jspecify.annotations.NullMarked;
