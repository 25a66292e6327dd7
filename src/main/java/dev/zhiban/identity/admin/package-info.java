/// What an admin does with people and teams, and what an auditor reads.
@NullMarked
package dev.zhiban.identity.admin;

import org.jspecify.annotations.NullMarked;
