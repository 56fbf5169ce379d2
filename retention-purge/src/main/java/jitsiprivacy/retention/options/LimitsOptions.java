package jitsiprivacy.retention.options;

/**
 * {@code privacy.retention.limits}: how much a run deletes without being asked.
 *
 * @param share of what there is of a category, in percent
 * @param few so many it may delete whatever their share
 */
public record LimitsOptions(int share, int few) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public LimitsOptions {
    if (share < 0 || share > 100) {
      throw new IllegalArgumentException("share: 0 to 100, in percent");
    }
    if (few < 0) {
      throw new IllegalArgumentException("few: a number of files, not negative");
    }
  }
}
