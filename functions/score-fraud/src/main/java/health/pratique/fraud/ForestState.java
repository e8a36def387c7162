package health.pratique.fraud;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.ExecutionContext;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.amazon.randomcutforest.state.sampler.CompactSamplerState;
import com.amazon.randomcutforest.state.store.NodeStoreState;
import com.amazon.randomcutforest.state.store.PointStoreState;
import com.amazon.randomcutforest.state.tree.CompactRandomCutTreeState;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A forest as bytes: the library's own state, its trees among it, as compressed JSON. What is read back gives the very scores
 * that the saved one gave, and goes on learning where that one stopped.
 */
@RegisterForReflection(
        targets = {
            CompactRandomCutTreeState.class,
            CompactSamplerState.class,
            ExecutionContext.class,
            NodeStoreState.class,
            PointStoreState.class,
            RandomCutForestState.class
        })
final class ForestState {

    /** A forest of this size has about a third of a megabyte; nothing larger is unpacked. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ForestState() {}

    static byte[] write(RandomCutForest forest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            JSON.writeValue(zipped, mapper().toState(forest));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a forest cannot be written into memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** @param dimensions that the forest is to have */
    static RandomCutForest read(byte[] bytes, int dimensions) throws ForestUnreadable {
        RandomCutForestState state = state(bytes);
        if (state.getDimensions() != dimensions
                || state.getNumberOfTrees() != GrownForest.TREES
                || state.getSampleSize() != GrownForest.SAMPLE
                || state.isInternalShinglingEnabled()) {
            throw new ForestUnreadable("the forest is of another shape");
        }
        try {
            return mapper().toModel(state);
        } catch (RuntimeException unfit) {
            // The library checks by whatever its arrays and assertions throw.
            throw new ForestUnreadable("the forest's parts do not fit together", unfit);
        }
    }

    private static RandomCutForestState state(byte[] bytes) throws ForestUnreadable {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] json = zipped.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new ForestUnreadable("the forest is too large");
            }
            RandomCutForestState state = JSON.readValue(json, RandomCutForestState.class);
            if (state == null) {
                throw new ForestUnreadable("there is no forest");
            }
            return state;
        } catch (IOException malformed) {
            throw new ForestUnreadable("the forest is not compressed JSON", malformed);
        }
    }

    private static RandomCutForestMapper mapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        mapper.setPartialTreeStateEnabled(false);
        return mapper;
    }
}
