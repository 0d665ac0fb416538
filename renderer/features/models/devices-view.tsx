/** @file Which devices can score, whether their numbers are right, and how fast they are. */
import { type ReactNode, useCallback, useState } from 'react';
import type { DeviceInfo } from '../../../electron/contract/model.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { numbers, modelTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { CudaView } from './cuda-view.tsx';

const gateText = ({ gate, provider }: DeviceInfo): string =>
  gate
    ? t.gate(
        numbers.decimal(gate.worstPercent, gate.worstPercent < 0.1 ? 3 : 2),
        numbers.decimal(gate.rankCorrelation, 4),
        gate.pictures,
      )
    : provider === 'cpu'
      ? t.reference
      : t.notMeasured;

const Row = ({ device }: { device: DeviceInfo }): ReactNode => (
  <tr data-chosen={device.chosen}>
    <th scope="row">
      {t.providers[device.provider]}
      {device.chosen ? <span className="device-chosen">{t.chosen}</span> : null}
    </th>
    <td>{device.adapter}</td>
    <td>
      <span className="device-state" data-state={device.state}>
        {t.deviceStates[device.state]}
      </span>
    </td>
    <td>{gateText(device)}</td>
    <td className="device-speed">
      {device.imagesPerSecond === null
        ? '–'
        : numbers.decimal(device.imagesPerSecond, device.imagesPerSecond < 10 ? 2 : 0)}
    </td>
    <td>{device.note}</td>
  </tr>
);

export const DevicesView = ({ hasModel }: { hasModel: boolean }): ReactNode => {
  const app = useApp();
  const { value, problem, again } = useAnswer(useCallback(() => app.engine.models.devices({}), [app]));
  const [tested, setTested] = useState<readonly DeviceInfo[] | null>(null);
  const [isTesting, setTesting] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const test = async (): Promise<void> => {
    setTesting(true);
    setFailed(null);
    try {
      setTested(await app.engine.models.testDevices({}));
    } catch (error) {
      setFailed(whatFailed(error));
    }
    setTesting(false);
  };
  if (problem) return <Failed problem={problem} again={again} />;
  const devices = tested ?? value;
  if (!devices) return <Waiting />;
  const { device: head } = t;
  return (
    <>
      <div className="device-table">
        <table aria-label={t.devices} aria-busy={isTesting}>
          <thead>
            <tr>
              <th scope="col">{head.provider}</th>
              <th scope="col">{head.adapter}</th>
              <th scope="col">{head.state}</th>
              <th scope="col">{head.gate}</th>
              <th scope="col" className="device-speed">
                {head.speed}
              </th>
              <th scope="col">{head.note}</th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <Row key={`${device.provider} ${device.adapter}`} device={device} />
            ))}
          </tbody>
        </table>
      </div>
      <CudaView />
      <div className="model-buttons">
        <Button disabled={isTesting || !hasModel} onClick={() => void test()}>
          {isTesting ? t.testing : t.test}
        </Button>
        <span className="model-quiet" role="status">
          {failed ?? (hasModel ? t.testSays : t.withoutModel)}
        </span>
      </div>
    </>
  );
};
