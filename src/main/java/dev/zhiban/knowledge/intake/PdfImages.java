package dev.zhiban.knowledge.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// The images that a PDF draws: a JPEG as it is, any other as PNG. What is as small as an icon is decoration.
final class PdfImages implements Pictures {

    private static final int MOST = 500;
    /// Pixels of one image: it stands in memory while it is written anew.
    private static final long MOST_PIXELS = 8_000_000;
    /// In points, 72 to the inch.
    private static final double ICON = 24;

    /// @param top from the upper edge of the page, in points
    record Drawn(int page, double top, String source) {
    }

    private final List<Drawn> drawn = new ArrayList<>();
    private final Map<COSBase, String> sources = new IdentityHashMap<>();
    private final Map<String, PDImageXObject> images = new HashMap<>();

    void draw(PDImageXObject image, int page, double top, double width, double height) {
        if (drawn.size() < MOST && Math.abs(width) >= ICON && Math.abs(height) >= ICON) {
            String source = sources.computeIfAbsent(image.getCOSObject(), _ -> "image-" + (sources.size() + 1));
            images.put(source, image);
            drawn.add(new Drawn(page, top, source));
        }
    }

    /// In the order of the pages, without those that come on most pages, as a letterhead does.
    List<Drawn> ofTheText(int pages) {
        Map<String, Long> times = drawn.stream().map(one -> one.page + " " + one.source).distinct()
                .collect(Collectors.groupingBy(place -> place.substring(place.indexOf(' ') + 1), Collectors.counting()));
        return drawn.stream().filter(one -> pages < 3 || times.getOrDefault(one.source, 0L) * 2 <= pages).toList();
    }

    @Override
    public Optional<byte[]> of(String source) {
        PDImageXObject image = images.get(source);
        try {
            return image == null || (long) image.getWidth() * image.getHeight() > MOST_PIXELS ? Optional.empty()
                    : Optional.of(bytes(image));
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(PDImageXObject image) throws IOException {
        boolean jpeg = "jpg".equals(image.getSuffix()) && image.getColorSpace().getNumberOfComponents() != 4;
        if (jpeg) {
            try (InputStream in = new Limited(image.getStream().createInputStream(List.of(COSName.DCT_DECODE.getName())),
                    MOST_BYTES)) {
                return in.readAllBytes();
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image.getImage(), "png", png);
        return png.toByteArray();
    }
}
