/// The database that the program talks to: the embedded PostgreSQL of a demonstration, or a given one.
@NullMarked
package dev.zhiban.platform.persistence;

import org.jspecify.annotations.NullMarked;
