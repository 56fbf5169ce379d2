package jitsiprivacy.consent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of docs/consent-dialog.md: with -Djitsiprivacy.screenshots=DIRECTORY. */
@EnabledIfSystemProperty(named = "jitsiprivacy.screenshots", matches = ".+")
class ScreenshotTest {

  private static final int MAX_BYTES = 60_000;

  @ParameterizedTest
  @CsvSource({
    "de, desktop, 1280, 800",
    "de, phone, 360, 640",
    "fr, desktop, 1280, 800",
    "fr, phone, 360, 640",
    "ar, desktop, 1280, 800",
    "ar, phone, 360, 640"
  })
  void aPicture(String language, String kind, int width, int height) throws IOException {
    Path file =
        Files.createDirectories(Path.of(System.getProperty("jitsiprivacy.screenshots")))
            .resolve(language + "-" + kind + ".png");
    try (Visit visit =
        new Visit(
            options ->
                options
                    .setLocale(language)
                    .setViewportSize(width, height)
                    .setReducedMotion(ReducedMotion.REDUCE))) {
      visit.asked(Notices.in(language).with(json -> json.put("leave", 300)));
      writeWithPalette(visit.page().screenshot(), file);
    }
    assertThat(Files.size(file)).isLessThan(MAX_BYTES);
  }

  /** Half the size: a page in few colours needs no more than a byte for each point. */
  private static void writeWithPalette(byte[] png, Path file) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] points =
        IntStream.of(picture.getRGB(0, 0, width, height, null, 0, width))
            .map(rgb -> coarse(rgb >> 16) << 16 | coarse(rgb >> 8) << 8 | coarse(rgb))
            .toArray();
    int[] palette = IntStream.of(points).distinct().sorted().toArray();
    assertThat(palette).hasSizeLessThanOrEqualTo(256);
    IndexColorModel colors =
        new IndexColorModel(
            8, palette.length, palette, 0, /* alpha */ false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colors);
    for (int i = 0; i < points.length; i++) {
      int index = Arrays.binarySearch(palette, points[i]);
      indexed.getRaster().setSample(i % width, i / width, 0, index);
    }
    assertThat(ImageIO.write(indexed, "png", file.toFile())).isTrue();
  }

  /** One of 16 values, of which the last is still white. */
  private static int coarse(int channel) {
    return ((channel & 0xff) + 8) / 17 * 17;
  }
}
