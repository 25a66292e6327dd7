/// Documents from elsewhere (Word, PDF, HTML, spreadsheets, archives, exports of other desks) become Markdown that an editor
/// can make an article of. Entry: [Intake]. Knows files, not articles; writes nothing.
@NullMarked
package dev.zhiban.knowledge.intake;

import org.jspecify.annotations.NullMarked;
