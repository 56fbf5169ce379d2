package jitsiprivacy.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against the definition in RFC 6962, and trees that other implementations agree on. */
class TreeTest {

  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final TreeHasher hasher = new TreeHasher();
  private final ProofCheck check = new ProofCheck(hasher);

  private static byte[] bytes(int i) {
    return ByteBuffer.allocate(4).putInt(i).array();
  }

  private List<byte[]> leafHashes(int size) {
    return IntStream.range(0, size).mapToObj(i -> hasher.leaf(bytes(i))).toList();
  }

  /** As the RFC defines it. */
  private byte[] root(List<byte[]> leaves) {
    if (leaves.size() <= 1) {
      return leaves.isEmpty() ? hasher.empty() : leaves.get(0);
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return hasher.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  private Proofs<RuntimeException> proofs(List<byte[]> leaves) {
    return new Proofs<>(
        hasher,
        (height, index) ->
            root(leaves.subList((int) (index << height), (int) ((index + 1) << height))));
  }

  @Test
  void hasTheRootsThatOthersHave() {
    Frontier tree = new Frontier(hasher);
    for (int size = 0; size < ROOTS.size(); size++) {
      assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(size));
      if (size < LEAVES.size()) {
        tree.add(hasher.leaf(HexFormat.of().parseHex(LEAVES.get(size))), (h, i, hash) -> {});
      }
    }
  }

  @Property
  void aFrontierHasTheRootAndGoesOnFromAnySize(@ForAll @IntRange(max = 600) int size) {
    List<byte[]> leaves = leafHashes(size);
    Frontier tree = new Frontier(hasher);
    leaves.forEach(
        leaf ->
            tree.add(
                leaf,
                (height, index, hash) ->
                    assertThat(hash)
                        .isEqualTo(
                            root(
                                leaves.subList(
                                    (int) (index << height), (int) ((index + 1) << height))))));
    assertThat(tree.root()).isEqualTo(root(leaves));
    Frontier again =
        Frontier.<RuntimeException>of(
            hasher,
            size,
            (height, index) ->
                root(leaves.subList((int) (index << height), (int) ((index + 1) << height))));
    assertThat(again.root()).isEqualTo(root(leaves));
    byte[] more = hasher.leaf(bytes(-1));
    again.add(more, (h, i, hash) -> {});
    List<byte[]> longer = new ArrayList<>(leaves);
    longer.add(more);
    assertThat(again.root()).isEqualTo(root(longer));
  }

  @Test
  void everyLeafOfEverySmallTreeIsProven() {
    for (int size = 1; size <= 70; size++) {
      List<byte[]> leaves = leafHashes(size);
      byte[] root = root(leaves);
      for (int index = 0; index < size; index++) {
        List<byte[]> proof = proofs(leaves).inclusion(index, size);
        assertThat(check.inclusion(leaves.get(index), index, size, proof, root)).isTrue();
        assertThat(check.inclusion(leaves.get(index), index + 1L, size, proof, root)).isFalse();
        assertThat(check.inclusion(hasher.leaf(bytes(-1)), index, size, proof, root)).isFalse();
        assertThat(check.inclusion(leaves.get(index), index, size, longer(proof), root)).isFalse();
        for (int i = 0; i < proof.size(); i++) {
          assertThat(check.inclusion(leaves.get(index), index, size, without(proof, i), root))
              .isFalse();
          assertThat(check.inclusion(leaves.get(index), index, size, changed(proof, i), root))
              .isFalse();
        }
      }
    }
  }

  @Test
  void everySmallTreeIsProvenToContinueEverySmallerOne() {
    for (int size = 1; size <= 70; size++) {
      List<byte[]> leaves = leafHashes(size);
      byte[] root = root(leaves);
      for (int smaller = 0; smaller <= size; smaller++) {
        byte[] before = root(leaves.subList(0, smaller));
        List<byte[]> proof = proofs(leaves).consistency(smaller, size);
        assertThat(check.consistency(smaller, before, size, root, proof)).isTrue();
        byte[] other = hasher.leaf(bytes(-1));
        assertThat(check.consistency(smaller, other, size, root, proof)).isFalse();
        assertThat(check.consistency(smaller, before, size, root, longer(proof))).isFalse();
        if (smaller > 0) {
          assertThat(check.consistency(smaller, before, size, other, proof)).isFalse();
        }
        for (int i = 0; i < proof.size(); i++) {
          assertThat(check.consistency(smaller, before, size, root, without(proof, i))).isFalse();
          assertThat(check.consistency(smaller, before, size, root, changed(proof, i))).isFalse();
        }
      }
    }
  }

  private static List<byte[]> longer(List<byte[]> proof) {
    List<byte[]> more = new ArrayList<>(proof);
    more.add(new byte[TreeHasher.SIZE]);
    return more;
  }

  private static List<byte[]> without(List<byte[]> proof, int i) {
    List<byte[]> less = new ArrayList<>(proof);
    less.remove(i);
    return less;
  }

  private static List<byte[]> changed(List<byte[]> proof, int i) {
    List<byte[]> other = new ArrayList<>(proof);
    byte[] hash = other.get(i).clone();
    hash[31] ^= 1;
    other.set(i, hash);
    return other;
  }

  @Test
  void hashesOfAnotherLengthProveNothing() {
    List<byte[]> leaves = leafHashes(2);
    List<byte[]> proof = List.of(new byte[31]);
    assertThat(check.inclusion(leaves.get(0), 0, 2, proof, root(leaves))).isFalse();
    assertThat(check.consistency(1, leaves.get(0), 2, root(leaves), proof)).isFalse();
  }
}
