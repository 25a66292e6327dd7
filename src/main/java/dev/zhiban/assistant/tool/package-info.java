/// What a model may ask for while it writes: one class a tool, all of them listed in [Toolbox]. Each does only what the asker
/// may do, and none changes anything. Must not know models.
@NullMarked
package dev.zhiban.assistant.tool;

import org.jspecify.annotations.NullMarked;
