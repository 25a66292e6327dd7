/// Masks secrets and personal data before a prompt, an index or a ticket sees them.
@NullMarked
package dev.zhiban.platform.privacy;

import org.jspecify.annotations.NullMarked;
