/// Header shapes: what of a line is time, level and origin, and where its message begins. One class a shape, tried in the order
/// that [dev.zhiban.logs.format.LogFormats] lists. Must not know what is done with the messages.
@NullMarked
package dev.zhiban.logs.format;

import org.jspecify.annotations.NullMarked;
