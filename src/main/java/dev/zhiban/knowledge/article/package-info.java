/// The articles themselves: versions, the folder they are imported from, review and publication, the page that a citation
/// opens. Entry: [Articles]. PostgreSQL is the truth.
@NullMarked
package dev.zhiban.knowledge.article;

import org.jspecify.annotations.NullMarked;
