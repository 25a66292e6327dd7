/// Documents from elsewhere (Word, PDF, HTML, spreadsheets, archives, exports of other desks) become drafts that an editor
/// reviews. [Intake] reads files and writes nothing; [Intakes] makes drafts of what it read. Nothing is published here.
@NullMarked
package dev.zhiban.knowledge.intake;

import org.jspecify.annotations.NullMarked;
