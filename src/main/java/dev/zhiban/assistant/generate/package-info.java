/// Lets a model word an answer from passages, bounded in time, size and trust. Entry: [Writer]. Must not decide who may see or do what.
@NullMarked
package dev.zhiban.assistant.generate;

import org.jspecify.annotations.NullMarked;
