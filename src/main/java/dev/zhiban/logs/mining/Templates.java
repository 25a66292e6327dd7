package dev.zhiban.logs.mining;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which shapes make one template, and its text.
public final class Templates {

    private final int[] roots;
    private final List<Shape> merged;

    Templates(int[] roots, List<Shape> merged) {
        this.roots = roots;
        this.merged = merged;
    }

    /// The first shape of the template that the shape belongs to.
    public int root(int shape) {
        return roots[shape];
    }

    Shape shape(int shape) {
        return merged.get(roots[shape]);
    }

    /// The template's text, `<*>` where its shapes differ.
    public String text(int shape) {
        return new String(merged.get(roots[shape]).text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
