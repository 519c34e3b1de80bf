package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.FeeKindCode;
import io.tapedeck.engine.event.codec.FillModelCode;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.OrderStateCode;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.SignalKindCode;
import io.tapedeck.engine.event.codec.StageCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.pipeline.PipelineStage;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.SignalKind;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The words of the engine and those of the schema are the same words with the same codes. */
class DomainCodesTest {
    @Test
    void schemaAndEngineAgreeOnNamesAndCodes() {
        assertAgree(Side.values(), Side::code, SideCode.values(), SideCode::value);
        assertAgree(FillModel.values(), FillModel::code, FillModelCode.values(), FillModelCode::value);
        assertAgree(OrderState.values(), OrderState::code, OrderStateCode.values(), OrderStateCode::value);
        assertAgree(FillReason.values(), FillReason::code, FillReasonCode.values(), FillReasonCode::value);
        assertAgree(FeeKind.values(), FeeKind::code, FeeKindCode.values(), FeeKindCode::value);
        assertAgree(Verdict.values(), Verdict::code, VerdictCode.values(), VerdictCode::value);
        assertAgree(SignalKind.values(), SignalKind::code, SignalKindCode.values(), SignalKindCode::value);
        assertAgree(PipelineStage.values(), PipelineStage::code, StageCode.values(), StageCode::value);
        assertAgree(Timeframe.values(), Timeframe::code, TimeframeCode.values(), TimeframeCode::value);
    }

    private static <D extends Enum<D>, S extends Enum<S>> void assertAgree(final D[] domain,
        final Function<D, Short> domainCode, final S[] schema, final Function<S, Short> schemaCode) {
        final List<String> ours = Arrays.stream(domain)
            .map(value -> value.name() + "=" + domainCode.apply(value)).toList();
        final List<String> theirs = Arrays.stream(schema)
            .filter(value -> !value.name().equals("NULL_VAL"))
            .map(value -> value.name() + "=" + schemaCode.apply(value)).collect(Collectors.toList());
        assertEquals(theirs, ours);
    }
}
