/// Explains a log without being told its format and without a model. Entry: [Logs]. Must not know conversations or tickets.
@NullMarked
package dev.zhiban.logs;

import org.jspecify.annotations.NullMarked;
