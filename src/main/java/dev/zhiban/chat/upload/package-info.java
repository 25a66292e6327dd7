/// What may be uploaded: kinds, bounds, and how a log is read out of it. Entry: [Inspection]. Must not know whose turn it is.
@NullMarked
package dev.zhiban.chat.upload;

import org.jspecify.annotations.NullMarked;
